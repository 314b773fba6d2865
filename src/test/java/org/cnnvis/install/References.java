package org.cnnvis.install;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The classes that a class file names: in code, in signatures and annotations, and as texts that look like a name. */
final class References {

	private static final Pattern TYPE = Pattern.compile("L([\\w/$]+);");
	private static final Pattern NAME = Pattern.compile("[a-z]\\w*([./][\\w$]+)+");
	private static final int UTF8 = 1, LONG = 5, DOUBLE = 6, CLASS = 7, STRING = 8, MODULE = 19,
			PACKAGE = 20, METHOD_TYPE = 16, METHOD_HANDLE = 15;

	private References() {}

	/** Internal names, {@code java/lang/String}. */
	static Set<String> of(final InputStream classFile) throws IOException {
		final Set<String> names = new TreeSet<>();
		final DataInputStream in = new DataInputStream(new ByteArrayInputStream(classFile.readAllBytes()));
		in.skipBytes(8);
		final int count = in.readUnsignedShort();
		for (int i = 1; i < count; i++) {
			switch (in.readUnsignedByte()) {
				case UTF8:
					add(in.readUTF(), names);
					break;
				case LONG:
				case DOUBLE:
					in.readLong();
					i++;
					break;
				case CLASS:
				case STRING:
				case METHOD_TYPE:
				case MODULE:
				case PACKAGE:
					in.readUnsignedShort();
					break;
				case METHOD_HANDLE:
					in.skipBytes(3);
					break;
				default:
					in.readInt();
			}
		}
		return names;
	}

	private static void add(final String text, final Set<String> names) {
		final Matcher type = TYPE.matcher(text);
		while (type.find())
			names.add(type.group(1));
		if (NAME.matcher(text).matches()) names.add(text.replace('.', '/'));
	}
}
