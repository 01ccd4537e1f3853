package org.palermo.gateway.suite;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Collects log records from INFO up while it is open.
public final class Logged extends Handler implements AutoCloseable {

    private final List<String> records = new CopyOnWriteArrayList<>();

    public Logged() {
        setLevel(Level.INFO);
        Logger.getLogger("").addHandler(this);
    }

    public String text() {
        return String.join("\n", records);
    }

    /// The log without the records of these classes or packages, which log in the background.
    public String textBut(String... background) {
        return records.stream().filter(line -> Stream.of(background).noneMatch(line::startsWith))
                .collect(Collectors.joining("\n"));
    }

    @Override
    public void publish(LogRecord logRecord) {
        if (logRecord.getLevel().intValue() >= Level.INFO.intValue()) {
            records.add(logRecord.getLoggerName() + ": " + logRecord.getMessage() + " " + logRecord.getThrown());
        }
    }

    @Override
    public void flush() {
        // Nothing is buffered.
    }

    @Override
    public void close() {
        Logger.getLogger("").removeHandler(this);
    }
}
