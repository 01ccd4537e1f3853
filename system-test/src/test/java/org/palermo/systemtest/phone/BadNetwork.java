package org.palermo.systemtest.phone;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// A bad network between a phone and the gateway. It listens on a port of its own and passes connections on. What goes wrong with a
/// connection is picked at random from a seed. It reads no HTTP: as on a real network, bytes are lost wherever they are.
final class BadNetwork implements AutoCloseable {

    private static final int BUFFER = 8_192;
    private static final int QUIET_MILLIS = 60_000;
    private static final int CONNECT_MILLIS = 10_000;
    private static final int PAUSE_MILLIS = 30;
    private static final int LONGEST_PAUSE_MILLIS = 450;
    private static final byte[] CONTINUE = "HTTP/1.1 100".getBytes(StandardCharsets.US_ASCII);

    private final InetSocketAddress gateway;
    private final TroublePicker picker;
    private final ServerSocket phones;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Map<Trouble, Integer> happened = new EnumMap<>(Trouble.class);

    private BadNetwork(InetSocketAddress gateway, long seed) throws IOException {
        this.gateway = gateway;
        this.picker = new TroublePicker(seed);
        this.phones = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    /// @param gateway its address, with a port
    /// @param seed the same seed and the same requests, one after the other, make the same trouble
    static BadNetwork to(URI gateway, long seed) {
        try {
            var network = new BadNetwork(new InetSocketAddress(gateway.getHost(), gateway.getPort()), seed);
            network.threads.submit(network::listen);
            return network;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Where the phone finds the gateway.
    URI address() {
        return URI.create("http://localhost:" + phones.getLocalPort());
    }

    /// The phone hears nothing over the next connection, or not all of the answer.
    void loseNext() {
        picker.loseNext();
    }

    /// How often each trouble came to pass. A connection that ended before its trouble began had none.
    synchronized Map<Trouble, Integer> happened() {
        return new EnumMap<>(happened);
    }

    private synchronized void happens(Trouble trouble) {
        happened.merge(trouble, 1, Integer::sum);
    }

    private void listen() {
        while (!phones.isClosed()) {
            try {
                var phone = kept(phones.accept());
                threads.submit(() -> carry(phone, picker.pick()));
            } catch (IOException closed) {
                return;
            }
        }
    }

    /// @return the socket, which does not wait for ever and is closed with the network
    private Socket kept(Socket socket) throws IOException {
        open.add(socket);
        socket.setSoTimeout(QUIET_MILLIS);
        socket.setTcpNoDelay(true);
        return socket;
    }

    private Socket connected() throws IOException {
        var socket = kept(new Socket());
        socket.connect(gateway, CONNECT_MILLIS);
        return socket;
    }

    private void carry(Socket phone, TroublePicker.Picked picked) {
        Socket there = null;
        try {
            there = connected();
            var second = picked.is(Trouble.TWICE) ? connected() : null;
            var one = there;
            threads.submit(() -> send(phone, one, second, picked));
            if (second != null) {
                threads.submit(() -> drain(second));
            }
            answer(phone, there, picked);
        } catch (IOException ended) {
            // One of the two has gone: so does the other.
        } finally {
            end(phone, false);
            end(there, false);
        }
    }

    /// From the phone to the gateway.
    private void send(Socket phone, Socket there, Socket second, TroublePicker.Picked picked) {
        try {
            var in = phone.getInputStream();
            var buffer = new byte[BUFFER];
            long passed = 0;
            var pauses = new Pauses(picked);
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                var cut = picked.is(Trouble.REQUEST_CUT) && passed + count > picked.after();
                var length = cut ? (int) (picked.after() - passed) : count;
                pauses.pause();
                if (second != null && passed == 0) {
                    happens(Trouble.TWICE);
                }
                there.getOutputStream().write(buffer, 0, length);
                if (second != null) {
                    twice(second, buffer, length);
                }
                if (cut) {
                    breaks(phone, there, picked);
                    return;
                }
                passed += count;
            }
        } catch (IOException ended) {
            // As below.
        }
        end(there, false);
        end(phone, false);
    }

    private void breaks(Socket phone, Socket there, TroublePicker.Picked picked) {
        happens(picked.trouble());
        end(phone, picked.reset());
        end(there, picked.reset());
    }

    /// The gateway may refuse the second and close it; the phone then still has the first.
    private void twice(Socket second, byte[] buffer, int length) {
        try {
            second.getOutputStream().write(buffer, 0, length);
        } catch (IOException refused) {
            end(second, false);
        }
    }

    /// The second is not hung up when the phone has its answer: it is carried out, too.
    private void drain(Socket second) {
        try {
            second.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException ended) {
            // Nobody waits for it.
        }
        end(second, false);
    }

    /// From the gateway to the phone.
    private void answer(Socket phone, Socket there, TroublePicker.Picked picked) throws IOException {
        var in = there.getInputStream();
        var buffer = new byte[BUFFER];
        long passed = 0;
        var pauses = new Pauses(picked);
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            if (isContinue(buffer, count)) {
                phone.getOutputStream().write(buffer, 0, count);
                continue;
            }
            if (picked.is(Trouble.ANSWER_LOST)) {
                breaks(phone, there, picked);
                return;
            }
            if (picked.is(Trouble.ANSWER_CUT) && passed + count > picked.after()) {
                phone.getOutputStream().write(buffer, 0, (int) (picked.after() - passed));
                breaks(phone, there, picked);
                return;
            }
            pauses.pause();
            phone.getOutputStream().write(buffer, 0, count);
            passed += count;
        }
    }

    /// An interim answer (`100 Continue`) is not yet the answer.
    private static boolean isContinue(byte[] buffer, int count) {
        return count >= CONTINUE.length && Arrays.equals(buffer, 0, CONTINUE.length, CONTINUE, 0, CONTINUE.length);
    }

    private void end(Socket socket, boolean reset) {
        if (socket == null || !open.remove(socket)) {
            return;
        }
        try {
            if (reset) {
                socket.setSoLinger(true, 0);
            }
            socket.close();
        } catch (IOException e) {
            // It has ended already.
        }
    }

    /// Slow connections wait a little before each piece, and not for ever.
    private final class Pauses {

        private final boolean slow;
        private int left = LONGEST_PAUSE_MILLIS;

        Pauses(TroublePicker.Picked picked) {
            slow = picked.is(Trouble.SLOW);
        }

        void pause() {
            if (!slow || left <= 0) {
                return;
            }
            if (left == LONGEST_PAUSE_MILLIS) {
                happens(Trouble.SLOW);
            }
            left -= PAUSE_MILLIS;
            try {
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        try {
            phones.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Set.copyOf(open).forEach(socket -> end(socket, true));
        threads.shutdownNow();
    }
}
