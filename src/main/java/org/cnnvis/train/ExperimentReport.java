package org.cnnvis.train;

import java.util.List;
import java.util.Locale;

/** The rows of {@link FlowersExperiment} as Markdown, beside the article's numbers. */
final class ExperimentReport {

	/** Method, and the article's last and best accuracy; its test photographs are ten per class, too. */
	private static final String ARTICLE = "| small network | - | 0.629 | 0.688 |\n" +
		"| fine-tuning of VGG16 (block5 and a new head) | VGG16 | 0.865 | 0.894 |\n" +
		"| the same with VGG16's preprocessing | VGG16 | 0.829 | 0.829 |\n" +
		"| features of VGG16 (its test labels were wrong) | VGG16 | 0.041 | 0.053 |\n";

	private ExperimentReport() {}

	static String of(final List<ExperimentRow> rows, final List<String> notes) {
		final StringBuilder s = new StringBuilder("# 17 flowers\n\nAccuracy on photographs held out (170, ten of each class, chosen by the seed); " +
			"one photograph is 0.006. Best epochs are chosen by these photographs: believe the last ones. Of folds: each photograph is " +
			"judged once, by a classifier that has learned from the other folds.\n\n" +
			"| method | base | seed | epochs | accuracy, last | best | minutes | photographs |\n|---|---|---|---|---|---|---|---|\n");
		for (final ExperimentRow row : rows)
			s.append(String.format(Locale.ROOT, "| %s | %s | %d | %d | %.3f | %.3f | %.1f | %d |%n", row.method, row.base.isEmpty()
				? "-" : row.base, row.seed, row.epochs, row.accuracyLast, row.accuracyBest, row.seconds / 60, row.images));
		s.append("\nThe article's (2017, on a GPU; 1190 photographs, 50 epochs):\n\n| method | base | accuracy, last | best |\n" +
			"|---|---|---|---|\n").append(ARTICLE).append('\n');
		for (final String note : notes)
			s.append("- ").append(note).append('\n');
		return s.toString();
	}
}
