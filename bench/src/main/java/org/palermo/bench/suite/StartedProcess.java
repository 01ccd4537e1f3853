package org.palermo.bench.suite;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/// A process that a measurement starts. It is ready when its port is open, and ends with the measurement.
public record StartedProcess(ProcessHandle process) implements AutoCloseable {

    private static final int TRIES = 300;
    private static final long PAUSE = 100;

    public static StartedProcess of(List<String> command, Map<String, String> environment, File log, int port) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log);
        builder.environment().putAll(environment);
        var process = builder.start();
        for (int i = 0; i < TRIES && process.isAlive(); i++) {
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return new StartedProcess(process.toHandle());
            } catch (IOException notYet) {
                Thread.sleep(PAUSE);
            }
        }
        process.destroyForcibly();
        throw new IOException(command.getFirst() + " did not open port " + port + "; see " + log);
    }

    public static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /// Seconds of processor time until now.
    public double cpu() {
        return Cpu.of(process) + process.descendants().mapToDouble(Cpu::of).sum();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.onExit().orTimeout(5, TimeUnit.SECONDS).join();
        } catch (CompletionException stillThere) {
            process.destroyForcibly();
            process.onExit().join();
        }
    }
}
