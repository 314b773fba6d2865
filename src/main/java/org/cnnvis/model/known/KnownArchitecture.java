package org.cnnvis.model.known;

import org.cnnvis.model.ImportedModel;

/** A network that is built here, because a file has its weights only. */
interface KnownArchitecture {

	/** Whether a file's layers are this network's, or its first ones. */
	boolean recognises(NamedWeights weights);

	ImportedModel build(NamedWeights weights);
}
