package org.cnnvis.model.onnx;

/** What a name in an ONNX graph stands for: numbers of the file, or something that is computed from the picture. */
interface Value {
}
