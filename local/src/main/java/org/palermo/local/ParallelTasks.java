package org.palermo.local;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;

/// Runs tasks in parallel. The first failure ends the wait and interrupts the others.
public final class ParallelTasks {

    private ParallelTasks() {}

    /// A task without a result.
    public interface Task {
        void run() throws Exception;
    }

    public static void run(Task... tasks) throws Exception {
        run(List.of(tasks));
    }

    public static void run(List<Task> tasks) throws Exception {
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            var running = new ExecutorCompletionService<Void>(threads);
            for (var task : new ArrayList<>(tasks)) {
                running.submit(() -> {
                    task.run();
                    return null;
                });
            }
            for (var i = 0; i < tasks.size(); i++) {
                running.take().get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception failure) {
                throw failure;
            }
            throw e;
        } finally {
            threads.shutdownNow();
        }
    }
}
