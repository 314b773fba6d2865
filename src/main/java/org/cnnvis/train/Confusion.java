package org.cnnvis.train;

import java.util.List;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

import org.cnnvis.train.data.LabelledPhotograph;

/** How often photographs of each class are taken for each class. */
final class Confusion {

	private static final int BATCH = 32;

	private final int[][] counts;

	private Confusion(final int classes) {
		counts = new int[classes][classes];
	}

	/** Classifies photographs, each as the class of the highest probability. */
	static Confusion of(final ComputationGraph network, final List<LabelledPhotograph> photographs,
		final BatchMaker maker, final int classes)
	{
		final Confusion confusion = new Confusion(classes);
		for (int from = 0; from < photographs.size(); from += BATCH) {
			final List<LabelledPhotograph> part = photographs.subList(from, Math.min(photographs.size(), from + BATCH));
			final DataSet batch = maker.make(part, 0);
			final INDArray best = network.outputSingle(batch.getFeatures()).argMax(1);
			for (int i = 0; i < part.size(); i++)
				confusion.counts[part.get(i).label()][best.getInt(i)]++;
		}
		return confusion;
	}

	/** Rows: the true class; columns: what it was taken for. */
	int[][] counts() {
		return counts;
	}

	/** Share of photographs that were recognised, 0 to 1. */
	double accuracy() {
		int right = 0, all = 0;
		for (int i = 0; i < counts.length; i++)
			for (int j = 0; j < counts.length; j++) {
				all += counts[i][j];
				if (i == j) right += counts[i][j];
			}
		return (double) right / all;
	}
}
