package org.cnnvis.model.download;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

import org.cnnvis.CnnVisException;
import org.deeplearning4j.zoo.PretrainedType;
import org.deeplearning4j.zoo.ZooModel;
import org.deeplearning4j.zoo.model.Darknet19;
import org.deeplearning4j.zoo.model.LeNet;
import org.deeplearning4j.zoo.model.ResNet50;
import org.deeplearning4j.zoo.model.SqueezeNet;
import org.deeplearning4j.zoo.model.VGG16;
import org.deeplearning4j.zoo.model.VGG19;
import org.deeplearning4j.zoo.model.Xception;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueTest {

	@TempDir
	Path folder;

	private static final String OWN = "{'models':[{'name':'%s','licence':'MIT','sources':[{'publisher':'Me','address':" +
		"'%s','checksum':'sha256:" + "a".repeat(64) + "'}]}]}";

	private void own(final String json) throws IOException {
		Files.write(folder.resolve(Catalogue.FILE), json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
	}

	@Test
	void vggComesFromKerasFirstAndFromDl4jsZooSecond() {
		for (final String name : new String[] { "VGG16 (ImageNet)", "VGG19 (ImageNet)" }) {
			final Entry entry = Catalogue.of(folder).entry(name).get();
			assertEquals(List.of("Keras applications", "DL4J zoo"), entry.sources().stream().map(Source::publisher).collect(
				Collectors.toList()));
			assertTrue(entry.sources().get(0).size() > 500_000_000);
			assertTrue(entry.licence().startsWith("CC BY 4.0"));
		}
	}

	@Test
	void addressesAndSumsOfTheZooAreThoseThatDl4jStates() {
		final List<Source> zoo = Catalogue.of(folder).entries().stream().flatMap(e -> e.sources().stream()).filter(s -> s
			.publisher().equals("DL4J zoo")).collect(Collectors.toList());
		int found = 0;
		for (final ZooModel<?> model : new ZooModel<?>[] { VGG16.builder().build(), VGG19.builder().build(), ResNet50.builder()
			.build(), SqueezeNet.builder().build(), Darknet19.builder().build(), Xception.builder().build(), LeNet.builder()
				.build() })
			for (final Source source : zoo) {
				final PretrainedType type = model instanceof LeNet ? PretrainedType.MNIST : PretrainedType.IMAGENET;
				if (!model.pretrainedUrl(type).equals(source.toString())) continue;
				assertEquals("adler32:" + model.pretrainedChecksum(type), source.checksum().toString());
				found++;
			}
		assertEquals(zoo.size(), found);
	}

	@Test
	void theUsersListAddsAndReplaces() throws IOException {
		final int ours = Catalogue.of(folder).entries().size();
		own(String.format(OWN, "Mine", "https://example.org/mine.h5"));
		assertEquals(ours + 1, Catalogue.of(folder).entries().size());
		assertEquals("mine.h5", Catalogue.of(folder).entry("Mine").get().sources().get(0).fileName());
		own(String.format(OWN, "VGG16 (ImageNet)", "https://example.org/vgg.h5"));
		assertEquals(ours, Catalogue.of(folder).entries().size());
		assertEquals("MIT", Catalogue.of(folder).entry("VGG16 (ImageNet)").get().licence());
	}

	@Test
	void mistakesInTheUsersListAreNamed() throws IOException {
		refused("{", "not a list of downloads");
		refused("[]", "not a list of downloads");
		refused("{}", "'models' is missing");
		refused("{'models':[{'name':'x','licence':'y','sources':[]}]}", "'x' has no sources");
		refused(String.format(OWN, "x", "ftp://example.org/x.h5"), "not the http address");
		refused(String.format(OWN, "x", "https://example.org/"), "not the http address");
		refused(String.format(OWN, "x", "https://example.org/a b"), "not a list of downloads");
		refused(String.format(OWN, "x", "https://example.org/x.h5").replace("sha256", "crc"), "is not a checksum");
	}

	private void refused(final String json, final String... words) throws IOException {
		own(json);
		final String message = assertThrows(CnnVisException.class, () -> Catalogue.of(folder)).getMessage();
		assertTrue(message.startsWith(folder.resolve(Catalogue.FILE).toString()), message);
		for (final String word : words)
			assertTrue(message.contains(word), message);
	}

	@Test
	void sumsOfTheThreeKinds() throws IOException {
		final Path file = Files.write(folder.resolve("abc"), "abc".getBytes(StandardCharsets.US_ASCII));
		for (final String sum : new String[] { "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
			"md5:900150983cd24fb0d6963f7d28e17f72", "adler32:38600999" })
			assertEquals(sum, Checksum.parse(sum).of(file, Watcher.NONE).toString());
	}
}
