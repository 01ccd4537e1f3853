package org.palermo.systemtest.suite;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/// The suite under test.
public final class Suite implements AutoCloseable {

    private final URI base;
    private final LocalSuite local;
    private final Tokens tokens;

    private Suite(URI base, LocalSuite local) {
        this.base = base;
        this.local = local;
        this.tokens = new Tokens(base);
    }

    static Suite start() {
        var given = System.getenv("PALERMO_BASE_URL");
        if (given != null && !given.isBlank()) {
            return new Suite(URI.create(given.strip().replaceAll("/+$", "")), null);
        }
        var local = LocalSuite.start();
        return new Suite(local.origin(), local);
    }

    /// The public origin, without a slash at the end.
    public URI base() {
        return base;
    }

    public Tokens tokens() {
        return tokens;
    }

    /// Calls through the gateway with a sample account.
    public Calls as(String account) {
        return new Calls(base, tokens.of(account));
    }

    public Calls anonymously() {
        return new Calls(base, null);
    }

    public Optional<LocalSuite> local() {
        return Optional.ofNullable(local);
    }

    /// Skips the journey if the suite was not started by these tests.
    ///
    /// @param need what is needed, to complete "… is needed"
    public LocalSuite local(String need) {
        Assumptions.assumeTrue(local != null, () -> need + " is needed, and PALERMO_BASE_URL names a suite that is not ours");
        return local;
    }

    @Override
    public void close() {
        if (local != null) {
            local.close();
        }
    }
}
