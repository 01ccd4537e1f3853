package org.palermo.gateway.openapi;

import java.nio.ByteBuffer;

import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;

/// Content that many callers get, kept outside of the heap, from where it is sent. Content of the heap would be copied there
/// for each answer, and the copy would stay until the caller has read it.
final class SharedContent {

    private SharedContent() {
    }

    /// Several event loops may send the buffer at once. Vert.x never releases it after it is sent, and the garbage collector frees
    /// it.
    static Buffer of(byte[] content) {
        return Buffer.buffer(Unpooled.wrappedBuffer(ByteBuffer.allocateDirect(content.length).put(content).flip()));
    }
}
