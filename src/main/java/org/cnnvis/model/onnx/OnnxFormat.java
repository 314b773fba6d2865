package org.cnnvis.model.onnx;

import java.io.IOException;
import java.nio.file.Path;

import org.cnnvis.model.ImportedModel;
import org.cnnvis.model.ModelFormat;

/** An ONNX file (a protocol buffer), with its weights in itself or in files beside it. */
public final class OnnxFormat implements ModelFormat {

	/** Tags of the first fields of an ONNX model: the format's version, then mostly the program that wrote it. */
	private static final int VERSION = 0x08, PRODUCER = 0x12, PRODUCER_VERSION = 0x1a, DOMAIN = 0x22, MODEL_VERSION = 0x28,
			TEXT = 0x32, GRAPH = 0x3a, OPERATORS = 0x42;
	private static final int NEWEST_FORMAT = 32;

	@Override
	public String name() {
		return "ONNX";
	}

	@Override
	public boolean recognises(final Path file, final byte[] head) {
		if (head.length < 3 || head[0] != VERSION || head[1] < 1 || head[1] > NEWEST_FORMAT) return false;
		switch (head[2]) {
			case PRODUCER:
			case PRODUCER_VERSION:
			case DOMAIN:
			case MODEL_VERSION:
			case TEXT:
			case GRAPH:
			case OPERATORS:
				return true;
			default:
				return false;
		}
	}

	@Override
	public ImportedModel read(final Path file) throws IOException {
		return OnnxReader.read(file);
	}
}
