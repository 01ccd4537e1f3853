package org.palermo.gateway.limit;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import io.github.bucket4j.Bucket;

/// The buckets of the callers of one class, at most `capacity`. It keeps two generations: when the young one is full it
/// becomes the old one, and the former old one is dropped; a caller who still asks moves back to the young one. So a
/// caller with a million addresses can neither fill the memory nor push out the callers who are active now.
public final class Buckets {

    private final int generation;
    private final Supplier<Bucket> fresh;
    private volatile Map<String, Bucket> young = new ConcurrentHashMap<>();
    private volatile Map<String, Bucket> old = Map.of();

    public Buckets(int capacity, Supplier<Bucket> fresh) {
        this.generation = capacity / 2;
        this.fresh = fresh;
    }

    public Bucket of(String caller) {
        var bucket = young.get(caller);
        if (bucket != null) {
            return bucket;
        }
        if (young.size() >= generation) {
            turn();
        }
        var kept = old.get(caller);
        return young.computeIfAbsent(caller, c -> kept != null ? kept : fresh.get());
    }

    public int size() {
        return young.size() + old.size();
    }

    private synchronized void turn() {
        if (young.size() >= generation) {
            old = young;
            young = new ConcurrentHashMap<>();
        }
    }
}
