package org.cnnvis.train;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

import org.cnnvis.engine.onednn.OneDnnBackend;

/** Networks learn with oneDNN only. */
class NeedsTraining implements ExecutionCondition {

	@Override
	public ConditionEvaluationResult evaluateExecutionCondition(final ExtensionContext context) {
		return new OneDnnBackend().unavailable().map(ConditionEvaluationResult::disabled).orElseGet(
			() -> ConditionEvaluationResult.enabled("oneDNN is there"));
	}
}
