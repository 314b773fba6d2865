package org.cnnvis.command;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

import org.cnnvis.CnnVisException;
import org.cnnvis.model.InputSpec;
import org.cnnvis.model.Model;
import org.cnnvis.visualize.LinearProgram;
import org.cnnvis.visualize.Samples;

public final class TestToolbox {

	private TestToolbox() {}

	public static void use(final long nanosPerPass) {
		Toolbox.use(new Toolbox(new ModelSource() {

			@Override
			public List<String> names() {
				return Arrays.asList("Sample", "Fully convolutional");
			}

			@Override
			public Model load(final String name) {
				if (name.equals("Sample")) return Samples.classifier();
				if (name.equals("Fully convolutional")) return Samples.fullyConvolutional(InputSpec.CAFFE);
				throw new CnnVisException("model: there is no '" + name + "'; the models are Sample, Fully convolutional.");
			}
		}, spec -> new LinearProgram(spec).onForward(() -> LockSupport.parkNanos(nanosPerPass))));
	}
}
