package org.palermo.bench.lighthouse;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.palermo.bench.result.Table;
import org.palermo.bench.suite.RunningSuite;
import org.palermo.bench.suite.SuiteMeasurement;

/// Lighthouse scores pages of several roles, as a phone on a slow mobile network sees them. Each page must reach the lowest score in
/// performance, accessibility and best practices. Needs npm and Chromium; the first run fetches Lighthouse.
public final class PageScores implements SuiteMeasurement {
    private static final int LOWEST = 95;
    private static final int FEWEST_PAGES = 10;

    /// @param lost the checks in which the page lost points
    record Score(String account, String path, int performance, int accessibility, int bestPractices, List<String> lost) {

        static Score read(String line) {
            try {
                var page = RunningSuite.JSON.readTree(line);
                var lost = new ArrayList<String>();
                page.get("lost").forEach(check -> lost.add(check.asText()));
                return new Score(page.get("account").asText(), page.get("path").asText(), page.get("performance").asInt(),
                        page.get("accessibility").asInt(), page.get("best-practices").asInt(), lost);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("Not a score: " + line, e);
            }
        }

        boolean isEnough() {
            return Stream.of(performance, accessibility, bestPractices).allMatch(score -> score >= LOWEST);
        }
    }

    @Override
    public String name() {
        return "lighthouse";
    }

    @Override
    public String question() {
        return "does Lighthouse give each page of the portal at least " + LOWEST + " of 100 on a phone with a slow network?";
    }

    @Override
    public boolean isLong() {
        return true;
    }

    @Override
    public boolean run(RunningSuite suite) throws Exception {
        var folder = Path.of(System.getenv("PALERMO_ROOT"), "bench", "lighthouse");
        run(folder, "npm", "ci", "--no-audit", "--no-fund", "--silent");
        var scores = run(folder, "node", "score.mjs", suite.origin().toString()).stream().map(Score::read).toList();
        var table = new Table("page", "performance", "accessibility", "best practices", "lost points in");
        scores.forEach(score -> table.row(score.account + " " + score.path, score.performance, score.accessibility, score.bestPractices,
                String.join(", ", score.lost)));
        table.print();
        return scores.size() >= FEWEST_PAGES && scores.stream().allMatch(Score::isEnough);
    }

    /// @return the lines that it printed
    private static List<String> run(Path folder, String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).directory(folder.toFile()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        var lines = process.inputReader().lines().toList();
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + " failed");
        }
        return lines;
    }
}
