package io.github.httptoll.bench.client;

import io.github.httptoll.bench.timeline.Timeline;
import io.github.httptoll.bench.workload.Call;
import io.github.httptoll.bench.workload.Outcome;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;

/// One blocking socket of [RawSocketClient].
final class RawConnection implements AutoCloseable {
    private final Socket socket;
    private final RawAnswer answer = new RawAnswer();
    private final byte[] buffer = new byte[RawAnswer.CHUNK];

    private RawConnection(Socket socket) {
        this.socket = socket;
    }

    static RawConnection open(URI uri, ClientSettings settings) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout((int) settings.responseTimeout().toMillis());
            socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()),
                    (int) settings.connectTimeout().toMillis());
            return new RawConnection(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /// Sends the request and reads its answer to the end. `written` is stamped before the write, as in [RawNioConnection].
    Outcome exchange(Call call, Timeline timeline, boolean keepAlive) throws IOException {
        byte[] request = RawRequest.bytes(call.uri(), keepAlive);
        timeline.written();
        socket.getOutputStream().write(request);
        ByteBuffer chunk;
        do {
            int read = socket.getInputStream().read(buffer);
            if (read < 0) {
                throw new EOFException("the server closed the connection before the answer's end");
            }
            chunk = ByteBuffer.wrap(buffer, 0, read);
        } while (!answer.take(chunk, timeline));
        return answer.next();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
