// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import io.helidon.http.encoding.ContentDecoder;
import io.helidon.http.encoding.ContentEncoder;
import io.helidon.http.encoding.ContentEncoding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/// A decoder for Helidon, which has a place for one and takes the JDK's there, too: its own is a separate artifact.
final class HelidonGzip implements ContentEncoding {
    @Override
    public Set<String> ids() {
        return Set.of(GzipBody.GZIP);
    }

    @Override
    public boolean supportsEncoding() {
        return false;
    }

    @Override
    public boolean supportsDecoding() {
        return true;
    }

    @Override
    public ContentDecoder decoder() {
        return network -> {
            try {
                return new GZIPInputStream(network);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    @Override
    public ContentEncoder encoder() {
        return ContentEncoder.NO_OP;
    }

    @Override
    public String name() {
        return GzipBody.GZIP;
    }

    @Override
    public String type() {
        return GzipBody.GZIP;
    }
}
