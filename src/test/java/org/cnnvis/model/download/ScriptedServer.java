package org.cnnvis.model.download;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedList;
import java.util.List;
import java.util.Queue;

/** An HTTP server on this machine that answers each request as it is told, however wrong that is. */
final class ScriptedServer implements AutoCloseable {

	/** What happens to one request. */
	interface Answer {

		/** @param from first byte that is asked for, 0 without a range */
		void write(OutputStream out, int from) throws IOException, InterruptedException;
	}

	private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
	private final Queue<Answer> answers = new LinkedList<>();
	private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
	private Answer last;

	ScriptedServer() throws IOException {
		final Thread thread = new Thread(this::serve, "scripted server");
		thread.setDaemon(true);
		thread.start();
	}

	/** One answer for each of the following requests; the last one is repeated. */
	synchronized ScriptedServer then(final Answer answer) {
		answers.add(answer);
		return this;
	}

	/** Path and range of each request so far. */
	List<String> requests() {
		return requests;
	}

	URI address(final String path) {
		return URI.create("http://127.0.0.1:" + socket.getLocalPort() + path);
	}

	private void serve() {
		try {
			while (!socket.isClosed()) {
				final Socket connection = socket.accept();
				final Thread thread = new Thread(() -> answer(connection), "scripted answer");
				thread.setDaemon(true);
				thread.start();
			}
		}
		catch (final IOException e) {
			// The server is closed.
		}
	}

	private void answer(final Socket socketOfClient) {
		try (Socket connection = socketOfClient) {
			final BufferedReader in = new BufferedReader(new InputStreamReader(connection.getInputStream(),
				StandardCharsets.US_ASCII));
			final String request = in.readLine();
			if (request == null) return;
			int from = 0;
			for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine())
				if (line.toLowerCase().startsWith("range: bytes=")) from = Integer.parseInt(line.replaceAll("\\D", ""));
			requests.add(request.split(" ")[1] + (from == 0 ? "" : " from " + from));
			next().write(connection.getOutputStream(), from);
			connection.getOutputStream().flush();
		}
		catch (final IOException e) {
			// The client has gone away.
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	private synchronized Answer next() {
		if (!answers.isEmpty()) last = answers.remove();
		return last;
	}

	/** A good server: ranges are honoured. */
	static Answer file(final byte[] content) {
		return (out, from) -> {
			if (from > 0) head(out, 206, content.length - from, "Content-Range: bytes " + from + "-" + (content.length - 1) + "/" +
				content.length);
			else head(out, 200, content.length);
			out.write(content, from, content.length - from);
		};
	}

	/** Announces all of it, sends so many bytes, and hangs up. */
	static Answer cut(final byte[] content, final int after) {
		return (out, from) -> {
			if (from > 0) head(out, 206, content.length - from, "Content-Range: bytes " + from + "-" + (content.length - 1) + "/" +
				content.length);
			else head(out, 200, content.length);
			out.write(content, from, Math.min(after, content.length - from));
		};
	}

	static Answer status(final int status, final String... headers) {
		return (out, from) -> head(out, status, 0, headers);
	}

	static void head(final OutputStream out, final int status, final long length, final String... headers)
		throws IOException
	{
		final StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Status\r\nConnection: close\r\n");
		if (length >= 0) head.append("Content-Length: ").append(length).append("\r\n");
		Arrays.asList(headers).forEach(h -> head.append(h).append("\r\n"));
		out.write(head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
	}

	@Override
	public void close() throws IOException {
		socket.close();
	}
}
