package org.cnnvis.engine.portable;

import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.Op;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.api.ops.ScalarOp;
import org.nd4j.linalg.api.ops.TransformOp;
import org.nd4j.linalg.cpu.nativecpu.buffer.BaseCpuDataBuffer;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;
import org.nd4j.nativeblas.OpaqueDataBuffer;

/**
 * A call of ND4J's native library whose arguments are put together once. ND4J puts them together anew each time, which
 * costs about a kilobyte of the heap for each operation.
 */
final class NativeCall {

	private NativeCall() {}

	/** What runs the operation; its arrays stay where they are. */
	static Runnable of(final Op op) {
		if (Nd4jRuntime.isOnProcessor() && op instanceof ScalarOp) return scalar((ScalarOp) op);
		final Function function = Nd4jRuntime.isOnProcessor() && op instanceof TransformOp ? function(((TransformOp) op)
			.getOpType()) : null;
		return function == null ? () -> Nd4j.exec(op) : new Transform(op, function);
	}

	/** @return null if it is not one of those that networks need */
	private static Function function(final Op.Type type) {
		switch (type) {
			case TRANSFORM_SAME:
				return NativeOps::execTransformSame;
			case TRANSFORM_STRICT:
				return NativeOps::execTransformStrict;
			case TRANSFORM_ANY:
				return NativeOps::execTransformAny;
			default:
				return null;
		}
	}

	private static Runnable scalar(final ScalarOp op) {
		final Argument c = new Argument(op.scalar());
		return new Transform(op, (library, extra, number, x, xs, xd, z, zs, zd, more) -> library.execScalar(null,
			number, x, xs, null, z, zs, null, c.buffer, c.shape, null, more));
	}

	static Runnable of(final DynamicCustomOp op) {
		final OpContext context = Nd4j.getExecutioner().buildContext();
		context.setInputArrays(op.inputArguments());
		context.setOutputArrays(op.outputArguments());
		context.setIArguments(op.iArgs());
		context.setTArguments(op.tArgs());
		context.setBArguments(op.bArgs());
		context.setDArguments(op.dArgs());
		if (!Nd4jRuntime.isOnProcessor()) return () -> Nd4j.getExecutioner().exec(op, context);
		return new Custom(op, context);
	}

	private static NativeOps library() {
		return NativeOpsHolder.getInstance().getDeviceNativeOps();
	}

	/** An array as the library takes it. */
	private static final class Argument {

		/** Keeps its memory from being freed. */
		final INDArray array;
		final OpaqueDataBuffer buffer;
		final LongPointer shape;

		Argument(final INDArray array) {
			this.array = array;
			buffer = ((BaseCpuDataBuffer) array.data()).getOpaqueDataBuffer();
			shape = (LongPointer) array.shapeInfoDataBuffer().addressPointer();
		}
	}

	/** One of the library's functions of an array. */
	@FunctionalInterface
	private interface Function {

		void call(NativeOps library, org.bytedeco.javacpp.PointerPointer<?> extra, int number, OpaqueDataBuffer x,
			LongPointer xShape, LongPointer xDevice, OpaqueDataBuffer z, LongPointer zShape, LongPointer zDevice, Pointer more);
	}

	private static final class Transform implements Runnable {

		private final NativeOps library = library();
		private final int number;
		private final Argument x, z;
		private final DataBuffer parameters;
		private final Pointer more;
		private final Function function;

		Transform(final Op op, final Function function) {
			number = op.opNum();
			x = new Argument(op.x());
			z = new Argument(op.z());
			parameters = op.extraArgs() == null ? null : op.extraArgsDataBuff(op.z().dataType());
			more = parameters == null ? null : parameters.addressPointer();
			this.function = function;
		}

		@Override
		public void run() {
			function.call(library, null, number, x.buffer, x.shape, null, z.buffer, z.shape, null, more);
			if (library.lastErrorCode() != 0) throw new IllegalStateException(library.lastErrorMessage());
		}
	}

	private static final class Custom implements Runnable {

		private final NativeOps library = library();
		/** They keep their arrays. */
		private final DynamicCustomOp op;
		private final OpContext context;
		private final long hash;
		private final Pointer arguments;

		Custom(final DynamicCustomOp op, final OpContext context) {
			this.op = op;
			this.context = context;
			hash = op.opHash();
			arguments = context.contextPointer();
		}

		@Override
		public void run() {
			if (library.execCustomOp2(null, hash, arguments) != 0) throw new IllegalStateException(op.opName() + ": " + library
				.lastErrorMessage());
		}
	}
}
