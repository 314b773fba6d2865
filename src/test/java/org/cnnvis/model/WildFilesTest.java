package org.cnnvis.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.cnnvis.CnnVisException;
import org.cnnvis.SharedData;
import org.cnnvis.engine.Engine;
import org.cnnvis.engine.GradientProgram;
import org.cnnvis.engine.ProgramSpec;
import org.cnnvis.network.Network;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that other people's programs of many versions have written: image networks compute, all else is refused. */
class WildFilesTest {

	private static final int ANY_SIZE = 96;

	/** What is no image network that anybody could compute, and a word of the reason. */
	private static final Map<String, String> REFUSED = new TreeMap<>();

	static {
		for (final String name : new String[] { "0ccc8805__batch_to_conv2d_tensorflow_1.h5",
			"3de2f168__batch_to_conv2d_tensorflow_1.h5", "c2464b4e__batch_to_conv2d_theano_1.h5",
			"batch_to_conv2d_tensorflow_2.h5", "batch_to_conv2d_theano_2.h5", "simple_functional_mlp.h5", "simple_mlp.h5" })
			REFUSED.put(name, "a row of");
		REFUSED.put("cnn_tf_weights.h5", "no architecture");
		REFUSED.put("mnist_separated_weights.h5", "no architecture");
		REFUSED.put("x_train.h5", "does not hold a Keras model");
		REFUSED.put("y_train.h5", "does not hold a Keras model");
		REFUSED.put("fixed_model.keras", "not part of Keras");
		REFUSED.put("keras_lstm_3.8.keras", "sequence");
		REFUSED.put("examples__trained_iris_model.zip", "4 numbers");
		REFUSED.put("konduit__dl4j-integration-tests_Cnn3dSynthetic_Model_RANDOM_INIT_UNTRAINED.zip", "volume");
		REFUSED.put("konduit__dl4j-integration-tests_MLPMnist_Model_RANDOM_INIT_UNTRAINED.zip", "784 numbers");
		// DL4J itself cannot compute it: its layers do not fit together.
		REFUSED.put("konduit__regression_testing_080_080_ModelSerializer_Regression_CNN_1.zip", "2028");
		REFUSED.put("konduit__regression_testing_100b4_SyntheticCNN_Input_100b4.bin", "not a model");
		REFUSED.put("konduit__regression_testing_100b4_SyntheticCNN_Output_100b4.bin", "not a model");
		REFUSED.put("konduit__validation_empty_zip.zip", "not a model");
	}

	/** Image networks of kinds that are not read. */
	private static final Map<String, String> NOT_READ = Map.of(
		"konduit__samediff-integration-tests_LenetMnistSD_Model_RANDOM_INIT_UNTRAINED.zip", "SameDiff");

	private final Engine engine = Engine.standard(sentence -> {});

	@ParameterizedTest
	@ValueSource(strings = { "keras-import/k1", "keras-import/k2", "keras-import/k3", "dl4j-import", "onnx-import" })
	void imageNetworksComputeAndAllElseIsRefusedForTheTrueReason(final String folder) throws IOException {
		final List<Path> files;
		try (Stream<Path> all = Files.walk(SharedData.require(folder))) {
			files = all.filter(Files::isRegularFile).sorted().collect(Collectors.toList());
		}
		int computed = 0, refused = 0;
		final List<String> missing = new ArrayList<>();
		for (final Path file : files) {
			final String name = file.getFileName().toString(), reason = REFUSED.getOrDefault(name, NOT_READ.get(name));
			final String outcome = compute(file);
			if (reason == null) {
				assertEquals("", outcome, name);
				computed++;
			}
			else {
				assertTrue(outcome.contains(reason), name + ": " + outcome);
				if (REFUSED.containsKey(name)) refused++;
				else missing.add(name);
			}
		}
		System.out.println(folder + ": " + computed + " of " + (computed + missing.size()) + " image networks compute, " +
			refused + " other files are refused; not read: " + missing);
	}

	/** Why it cannot be computed, or nothing. */
	private String compute(final Path file) {
		final Network network;
		try {
			network = ModelLoader.load(file).network();
		}
		catch (final CnnVisException e) {
			return e.getMessage();
		}
		final int size = network.input().height() == 0 ? ANY_SIZE : 0;
		try (GradientProgram program = engine.compile(ProgramSpec.of(network, network.output()).size(size, size))) {
			final float[] picture = new float[program.inputShape().size()], output = new float[program.tapShape(0).size()];
			final float[] cotangent = new float[output.length];
			final Random random = new Random(1);
			for (int i = 0; i < picture.length; i++)
				picture[i] = random.nextFloat();
			for (int i = 0; i < output.length; i++)
				cotangent[i] = random.nextFloat() - 0.5f;
			program.forward(picture);
			program.read(0, output);
			program.backward(new float[][] { cotangent }, picture);
			return finite(output) + finite(picture);
		}
	}

	private static String finite(final float[] values) {
		for (final float v : values)
			if (!Float.isFinite(v)) return "it computes " + v;
		return "";
	}
}
