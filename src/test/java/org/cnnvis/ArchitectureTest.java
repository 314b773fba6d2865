package org.cnnvis;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Data flows one way: command, visualize and classify, engine, network. */
class ArchitectureTest {

	private static JavaClasses classes;

	@BeforeAll
	static void importClasses() {
		classes = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages(
			"org.cnnvis");
	}

	@Test
	void theNetworkKnowsNothingButTheJdk() {
		noClasses().that().resideInAPackage("org.cnnvis.network..").should().dependOnClassesThat()
			.resideOutsideOfPackages("java..", "org.cnnvis", "org.cnnvis.network..").check(classes);
	}

	@Test
	void theEngineKnowsNeitherImageJNorCommandsNorModels() {
		noClasses().that().resideInAPackage("org.cnnvis.engine..").should().dependOnClassesThat().resideInAnyPackage("ij..",
			"org.scijava..", "net.imglib2..", "org.deeplearning4j..", "org.cnnvis.model..", "org.cnnvis.visualize..",
			"org.cnnvis.command..", "org.cnnvis.ij1..").check(classes);
	}

	@Test
	void picturesAreMadeWithoutImageJAndWithoutDl4j() {
		noClasses().that().resideInAnyPackage("org.cnnvis.visualize..", "org.cnnvis.image..").should().dependOnClassesThat()
			.resideInAnyPackage("ij..", "org.scijava..", "org.deeplearning4j..", "org.nd4j..", "org.bytedeco..",
				"org.cnnvis.command..", "org.cnnvis.ij1..").check(classes);
	}

	@Test
	void modelsAreReadWithoutNativeLibrariesWindowsOrCommands() {
		noClasses().that().resideInAPackage("org.cnnvis.model..").should().dependOnClassesThat().resideInAnyPackage(
			"org.scijava..", "org.bytedeco..", "org.cnnvis.visualize..", "org.cnnvis.command..", "org.cnnvis.ij1..").check(
				classes);
	}

	@Test
	void onlyTheModelAndTrainingPackagesKnowDl4j() {
		noClasses().that().resideOutsideOfPackages("org.cnnvis.model.dl4j..", "org.cnnvis.model.zoo..",
			"org.cnnvis.train..").should().dependOnClassesThat().resideInAPackage("org.deeplearning4j..").check(classes);
	}

	/** Reading a serialised object runs code that its writer chooses. */
	@Test
	void noFileIsReadAsSerialisedJavaObjects() {
		noClasses().should().dependOnClassesThat().haveFullyQualifiedName("java.io.ObjectInputStream").check(classes);
	}
}
