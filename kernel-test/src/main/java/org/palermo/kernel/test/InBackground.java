package org.palermo.kernel.test;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/// Runs work beside a test, on a thread of its own with the test's class loader. A thread of the common pool has the class
/// loader of whoever first used the pool, in which a request with a body can't find the JSON modules of the service.
public final class InBackground {
    private InBackground() {}

    public static <T> CompletableFuture<T> run(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, Thread::startVirtualThread);
    }
}
