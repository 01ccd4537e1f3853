package org.palermo.local.mail;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;

/// One connection, in the part of SMTP (RFC 5321) that a sender needs. Each mail becomes a file as it was sent.
final class MailSession {

    private static final int LONGEST_LINE = 64 * 1024;
    private static final int LARGEST_MAIL = 1024 * 1024;
    private static final int MOST_COMMANDS = 1_000;

    private final InputStream in;
    private final OutputStream out;
    private final Path folder;
    private boolean sender;
    private boolean recipient;

    MailSession(InputStream in, OutputStream out, Path folder) {
        this.in = new BufferedInputStream(in);
        this.out = out;
        this.folder = folder;
    }

    void run() throws IOException {
        say("220 palermo");
        for (var commands = 0; commands < MOST_COMMANDS; commands++) {
            var line = line();
            if (line == null) {
                return;
            }
            var command = text(line).toUpperCase(Locale.ROOT);
            if (command.startsWith("QUIT")) {
                say("221 goodbye");
                return;
            }
            answer(command);
        }
        say("421 too many commands");
    }

    private void answer(String command) throws IOException {
        if (command.startsWith("EHLO") || command.startsWith("HELO") || command.startsWith("RSET")) {
            sender = false;
            recipient = false;
            say("250 palermo");
        } else if (command.startsWith("MAIL FROM:")) {
            sender = true;
            say("250 go on");
        } else if (command.startsWith("RCPT TO:")) {
            recipient = sender;
            say(sender ? "250 go on" : "503 MAIL must come first");
        } else if (command.equals("DATA")) {
            data();
        } else {
            say(command.startsWith("NOOP") ? "250 palermo" : "502 this command is not known");
        }
    }

    private void data() throws IOException {
        if (!sender || !recipient) {
            say("503 MAIL and RCPT must come first");
            return;
        }
        say("354 end with a line that is only a dot");
        var mail = mail();
        if (mail == null) {
            say("552 a mail must not be larger than 1 MiB");
        } else {
            store(mail);
            say("250 stored");
        }
        sender = false;
        recipient = false;
    }

    /// The mail without the dots that SMTP adds; null when it is too large. Reads to its end in any case.
    private byte[] mail() throws IOException {
        var mail = new ByteArrayOutputStream();
        var tooLarge = false;
        for (var line = line(); ; line = line()) {
            if (line == null) {
                throw new IOException("the mail has no end");
            }
            if (line.length == 1 && line[0] == '.') {
                return tooLarge ? null : mail.toByteArray();
            }
            tooLarge |= mail.size() + line.length > LARGEST_MAIL;
            if (!tooLarge) {
                var first = line.length > 0 && line[0] == '.' ? 1 : 0;
                mail.write(line, first, line.length - first);
                mail.write('\r');
                mail.write('\n');
            }
        }
    }

    /// Under another name until it is complete, so that whoever watches the folder reads whole mails only.
    private void store(byte[] mail) throws IOException {
        Files.createDirectories(folder);
        var name = UUID.randomUUID().toString();
        var half = Files.write(folder.resolve(name + ".part"), mail);
        Files.move(half, folder.resolve(name + ".eml"), StandardCopyOption.ATOMIC_MOVE);
    }

    /// A line without its end; null when the sender has gone.
    private byte[] line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (int read; (read = in.read()) >= 0;) {
            if (read == '\n') {
                var bytes = line.toByteArray();
                var length = bytes.length > 0 && bytes[bytes.length - 1] == '\r' ? bytes.length - 1 : bytes.length;
                return Arrays.copyOf(bytes, length);
            }
            if (line.size() == LONGEST_LINE) {
                throw new IOException("a line is longer than " + LONGEST_LINE + " bytes");
            }
            line.write(read);
        }
        return null;
    }

    private void say(String answer) throws IOException {
        out.write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static String text(byte[] line) {
        return new String(line, StandardCharsets.UTF_8);
    }
}
