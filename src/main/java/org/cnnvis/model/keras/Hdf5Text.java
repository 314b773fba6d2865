package org.cnnvis.model.keras;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import io.jhdf.api.Attribute;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.StringData;
import io.jhdf.object.datatype.VariableLength;
import io.jhdf.storage.HdfBackingStorage;

/** Texts in HDF5 attributes. Keras' texts are UTF-8, though h5py declares them as ASCII, which the library believes. */
final class Hdf5Text {

	private Hdf5Text() {}

	/** A text attribute's texts; a single text is a list of one. */
	static List<String> of(final Attribute attribute, final HdfBackingStorage storage) {
		if (attribute.getDataType() instanceof StringData) return fixedLength(attribute);
		final Object data = attribute.getDataType() instanceof VariableLength ? utf8(attribute.getDataType().getSize())
			.fillData(attribute.getBuffer(), attribute.getDimensions(), storage) : attribute.getData();
		if (!(data instanceof Object[])) return Collections.singletonList(String.valueOf(data));
		final List<String> texts = new ArrayList<>();
		for (final Object item : (Object[]) data)
			texts.add(String.valueOf(item));
		return texts;
	}

	private static List<String> fixedLength(final Attribute attribute) {
		final List<String> texts = new ArrayList<>();
		final ByteBuffer buffer = attribute.getBuffer();
		final byte[] item = new byte[attribute.getDataType().getSize()];
		for (long i = 0; i < attribute.getSize(); i++) {
			buffer.get(item);
			int length = item.length;
			while (length > 0 && item[length - 1] == 0)
				length--;
			texts.add(new String(item, 0, length, StandardCharsets.UTF_8));
		}
		return texts;
	}

	/**
	 * The data type "text of any length in UTF-8" as the HDF5 format writes it (specification 3.0, IV.A.2.d: class 9 of
	 * version 1, with bytes as its base).
	 *
	 * @param size bytes of a reference to a text
	 */
	private static DataType utf8(final int size) {
		final ByteBuffer type = ByteBuffer.allocate(20).order(ByteOrder.LITTLE_ENDIAN);
		type.put((byte) 0x19).put((byte) 1).put((byte) 1).put((byte) 0).putInt(size);
		type.put((byte) 0x10).put((byte) 0).put((byte) 0).put((byte) 0).putInt(1).putShort((short) 0).putShort((short) 8);
		type.flip();
		return DataType.readDataType(type);
	}
}
