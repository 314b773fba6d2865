package org.cnnvis.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_FROM;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_MULTIPLE_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SCRATCHPAD;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_TO;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.primitive_desc_base;
import org.bytedeco.dnnl.reorder;
import org.bytedeco.dnnl.sum;

/**
 * Writes a program: its steps, its weights, and which memory is used when. All that the steps work on is described here
 * before any memory is taken.
 */
final class Emitter {

	private final Helpers helpers;
	private final MemoryPlan plan = new MemoryPlan();
	private final List<Constant> constants = new ArrayList<>();
	private final Set<Buffer> bornForward = Collections.newSetFromMap(new IdentityHashMap<>());
	private final Set<Buffer> shared = Collections.newSetFromMap(new IdentityHashMap<>());
	private List<Step> steps = new ArrayList<>();
	private boolean isBackward;
	private BitSet taps;
	private int now;

	/** @param threads that the program will have */
	Emitter(final int threads) {
		helpers = new Helpers(threads);
	}

	Helpers helpers() {
		return helpers;
	}

	/** From here on steps go to a list of their own. Reads come between forward and backward. */
	List<Step> beginList() {
		now++;
		steps = new ArrayList<>();
		return steps;
	}

	/** What the forward pass has computed and the backward pass reads stays, so that one forward serves several. */
	void beginBackward() {
		isBackward = true;
	}

	/** The steps that follow depend on the cotangents of these taps. */
	void setTaps(final BitSet of) {
		taps = of;
	}

	MemoryPlan plan() {
		return plan;
	}

	List<Constant> constants() {
		return constants;
	}

	Value allocate(final memory.desc desc) {
		final Buffer buffer = new Buffer(desc.get_size());
		plan.add(buffer);
		if (!isBackward) bornForward.add(buffer);
		return new Value(buffer, desc);
	}

	/**
	 * Weights in a layout of the library.
	 *
	 * @param plain how the array lies
	 */
	Value constant(final memory.desc plain, final Supplier<float[]> data, final memory.desc wanted) {
		final Value value = allocate(wanted);
		value.buffer().keepForever();
		constants.add(new Constant(value, plain, data));
		return value;
	}

	/** More than one step works on the value, so none may overwrite it. */
	void share(final Value value) {
		shared.add(value.buffer());
	}

	/** A gradient that only the step that comes next needs: it may overwrite it. */
	boolean isOverwritable(final Value gradient) {
		return !shared.contains(gradient.buffer()) && !bornForward.contains(gradient.buffer());
	}

	/** @param arguments by the library's argument numbers; temporary memory is added here */
	void call(final primitive primitive, final primitive_desc_base description, final Map<Integer, Value> arguments) {
		call(primitive, description, arguments, 0);
	}

	/** @param threads for how many the primitive was made; 0: for as many as the program has */
	void call(final primitive primitive, final primitive_desc_base description, final Map<Integer, Value> arguments,
		final int threads)
	{
		final Map<Integer, Value> all = new HashMap<>(arguments);
		final memory.desc scratchpad = description.scratchpad_desc();
		if (scratchpad.get_size() > 0) all.put(DNNL_ARG_SCRATCHPAD, allocate(scratchpad));
		append(new Call(primitive, all, threads, taps), all.values());
	}

	/** @param step works on these values and no others */
	void append(final Step step, final Value... used) {
		append(step, Arrays.asList(used));
	}

	/** The taps that the steps emitted now depend on. */
	BitSet taps() {
		return taps;
	}

	void upload(final Function<Session, float[]> array, final Value to) {
		append(Transfer.in(array, to, taps), Collections.singleton(to));
	}

	void download(final Value from) {
		append(Transfer.out(from), Collections.singleton(from));
	}

	void clear(final Value value) {
		append(new Clear(value, null, taps), Collections.singleton(value));
	}

	/** Zeros, if none of these taps has a cotangent so that nothing was computed. */
	void clearUnless(final BitSet computed, final Value value) {
		append(new Clear(value, computed, taps), Collections.singleton(value));
	}

	/** @param step made from the taps that it depends on */
	@SafeVarargs
	final void add(final Function<BitSet, Step> step, final Collection<Value>... used) {
		final List<Value> all = new ArrayList<>();
		for (final Collection<Value> values : used)
			all.addAll(values);
		append(step.apply(taps), all);
	}

	private void append(final Step step, final Iterable<Value> used) {
		for (final Value value : used) {
			value.buffer().use(now);
			if (isBackward && bornForward.contains(value.buffer())) value.buffer().keep();
		}
		steps.add(step);
		now++;
	}

	/** The value in another layout: itself, or a copy. */
	Value to(final memory.desc layout, final Value value) {
		if (value.lies(layout)) return value;
		final Value copy = allocate(layout);
		copy(value, copy);
		return copy;
	}

	void copy(final Value from, final Value to) {
		final reorder.primitive_desc order = new reorder.primitive_desc(OneDnn.engine(), from.desc(), OneDnn.engine(), to
			.desc(), OneDnn.attributes(), false);
		call(new reorder(order), order, Map.of(DNNL_ARG_FROM, from, DNNL_ARG_TO, to));
	}

	/** A part of the value where it lies; a copy comes first where its layout cannot be divided there. */
	Value part(final Value value, final long[] dimensions, final long[] offsets) {
		final Value whole = Layouts.hasPart(value.desc(), dimensions, offsets) ? value : to(Layouts.plain(value.desc()),
			value);
		return whole.as(whole.desc().submemory_desc(dimensions, offsets));
	}

	/** A larger map of zeros with the value in it. */
	Value embedded(final Value value, final long[] dimensions, final long[] offsets) {
		final long[] size = Layouts.dimensions(value.desc());
		final memory.desc liked = Layouts.like(value.desc(), dimensions);
		final Value whole = allocate(Layouts.hasPart(liked, size, offsets) ? liked : Layouts.plain(liked));
		clear(whole);
		copy(value, whole.as(whole.desc().submemory_desc(size, offsets)));
		return whole;
	}

	/** Sum of values of the same layout, whatever it is, in order. */
	void sum(final List<Value> values, final Value result) {
		final memory.desc layout = values.get(0).desc();
		if (values.size() == 1) {
			copy(values.get(0), result);
			return;
		}
		final Value total = result.lies(layout) ? result : allocate(layout);
		final float[] factors = new float[values.size()];
		Arrays.fill(factors, 1);
		sum(values, factors, total);
		if (total != result) copy(total, result);
	}

	private void sum(final List<Value> values, final float[] factors, final Value result) {
		final memory.desc layout = result.desc();
		final memory.desc layouts = new memory.desc(values.size());
		final Map<Integer, Value> arguments = new HashMap<>();
		for (int i = 0; i < values.size(); i++) {
			layouts.position(i).data(layout.data());
			arguments.put(DNNL_ARG_MULTIPLE_SRC + i, to(layout, values.get(i)));
		}
		final sum.primitive_desc addition = new sum.primitive_desc(layout, factors, layouts.position(0), OneDnn.engine(),
			OneDnn.attributes());
		arguments.put(DNNL_ARG_DST, result);
		call(new sum(addition), addition, arguments);
	}

	/** Sum of values of the same shape, each times its factor, in the layout of the first. */
	Value sum(final List<Value> values, final float... factors) {
		if (values.size() == 1 && factors[0] == 1) return values.get(0);
		final Value result = allocate(Layouts.dense(values.get(0).desc()));
		sum(values, factors, result);
		return result;
	}
}
