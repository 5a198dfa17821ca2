// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.workload;

import io.github.httptoll.client.RequestBody;
import java.util.SplittableRandom;
import java.util.zip.CRC32;

/// What a request carries to the server: nothing, or bytes that no compression makes fewer. All calls of a batch carry the same.
public final class RandomBody implements RequestBody {
    /// Names the seed of the bytes, which a study sets to its own.
    public static final String SEED_PROPERTY = "httptoll.seed";
    /// Longest that the fixture server reads.
    public static final int MOST_BYTES = 16 * 1024 * 1024;
    /// No body: the request is a GET.
    public static final RandomBody NONE = random(0);

    private final byte[] bytes;
    private final String query;

    private RandomBody(byte[] bytes) {
        this.bytes = bytes;
        CRC32 crc = new CRC32();
        crc.update(bytes);
        this.query = bytes.length == 0
                ? ""
                : "&requestBytes=%d&requestCrc=%08x".formatted(bytes.length, crc.getValue());
    }

    /// A body of that length, in each JVM with that seed the same.
    ///
    /// @throws IllegalArgumentException if the length is below 0
    public static RandomBody random(int length) {
        if (length < 0) {
            throw new IllegalArgumentException("requestBytes must be 0 or more, not " + length);
        }
        byte[] bytes = new byte[length];
        new SplittableRandom(Long.getLong(SEED_PROPERTY, 0)).nextBytes(bytes);
        return new RandomBody(bytes);
    }

    @Override
    public byte[] bytes() {
        return bytes;
    }

    /// Tells the server what it must receive, as further parameters of an address: it answers another body with status 400.
    String query() {
        return query;
    }

    @Override
    public String toString() {
        return bytes.length + " bytes";
    }
}
