package org.palermo.systemtest.taint;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/// Searches for tens of thousands of words in one pass over the bytes: the suite leaves megabytes of logs, and every answer
/// is searched for every secret. A word is recognised by its first eight bytes; only where these occur is the rest compared.
final class Needles {

    private static final int KEY = Long.BYTES;
    private static final int FILTER = 1 << 22;

    private final boolean capitalsMatter;
    private final List<byte[]> words = new ArrayList<>();
    private final Map<Long, List<Integer>> byKey = new HashMap<>();
    private final BitSet filter = new BitSet(FILTER);

    Needles(boolean capitalsMatter) {
        this.capitalsMatter = capitalsMatter;
    }

    /// A word's number is the number of words that were added before it.
    void add(byte[] word) {
        if (word.length < KEY) {
            throw new IllegalArgumentException("A word of " + word.length + " bytes could be anywhere by chance");
        }
        var letters = word.clone();
        long key = 0;
        for (int i = 0; i < letters.length; i++) {
            letters[i] = letter(letters[i]);
            key = i < KEY ? key << 8 | letters[i] & 0xff : key;
        }
        words.add(letters);
        byKey.computeIfAbsent(key, none -> new ArrayList<>(1)).add(words.size() - 1);
        filter.set(bit(key));
    }

    /// @param found receives the number of each word, each time it occurs
    void search(byte[] bytes, IntConsumer found) {
        long key = 0;
        for (int i = 0; i < bytes.length; i++) {
            key = key << 8 | letter(bytes[i]) & 0xff;
            if (i >= KEY - 1 && filter.get(bit(key))) {
                compare(bytes, i - KEY + 1, byKey.getOrDefault(key, List.of()), found);
            }
        }
    }

    private void compare(byte[] bytes, int from, List<Integer> candidates, IntConsumer found) {
        for (int candidate : candidates) {
            if (stands(words.get(candidate), bytes, from)) {
                found.accept(candidate);
            }
        }
    }

    private boolean stands(byte[] word, byte[] bytes, int from) {
        if (from + word.length > bytes.length) {
            return false;
        }
        for (int i = KEY; i < word.length; i++) {
            if (letter(bytes[from + i]) != word[i]) {
                return false;
            }
        }
        return true;
    }

    private byte letter(byte b) {
        return !capitalsMatter && b >= 'A' && b <= 'Z' ? (byte) (b + ('a' - 'A')) : b;
    }

    private static int bit(long key) {
        return (int) (key * 0x9E3779B97F4A7C15L >>> 42);
    }
}
