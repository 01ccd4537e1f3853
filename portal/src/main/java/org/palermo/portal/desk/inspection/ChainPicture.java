package org.palermo.portal.desk.inspection;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.palermo.portal.desk.page.Drawing;

/// Draws who is reached from one party over links of supply: the party on the left, each step a column to the right.
final class ChainPicture {
    private static final int WIDTH = 230;
    private static final int HEIGHT = 48;
    private static final int ACROSS = 70;
    private static final int DOWN = 14;
    private static final int MARGIN = 6;
    private static final int MOST_IN_A_COLUMN = 12;
    private static final int LONGEST = 28;

    private final Map<String, Drawing.Box> byParty = new HashMap<>();
    private final List<Drawing.Box> boxes = new ArrayList<>();
    private final Map<Integer, Integer> filled = new HashMap<>();
    private int left;

    private ChainPicture() {}

    /// @param reach the answer of `getSupplyReach` or of `getBuyersOfFinding`
    /// @return null when nobody is reached
    static Drawing of(JsonObject reach) {
        JsonArray parties = reach.getJsonArray("parties", new JsonArray());
        return parties.isEmpty() ? null : new ChainPicture().drawn(reach, parties);
    }

    private Drawing drawn(JsonObject reach, JsonArray parties) {
        place(reach.getJsonObject("start"), 0);
        parties.stream().map(JsonObject.class::cast).forEach(reached -> place(reached.getJsonObject("party"), reached.getInteger("step",
                1)));
        int columns = filled.keySet().stream().mapToInt(Integer::intValue).max().orElse(0) + 1;
        int rows = filled.values().stream().mapToInt(Integer::intValue).max().orElse(1);
        return new Drawing(2 * MARGIN + columns * WIDTH + (columns - 1) * ACROSS, 2 * MARGIN + rows * HEIGHT + (rows - 1) * DOWN,
                lines(reach.getJsonArray("links", new JsonArray())), List.copyOf(boxes), left);
    }

    private void place(JsonObject party, int column) {
        int row = filled.getOrDefault(column, 0);
        if (row == MOST_IN_A_COLUMN) {
            left++;
            return;
        }
        filled.put(column, row + 1);
        String reference = party.getString("reference", "");
        Drawing.Box box = new Drawing.Box(MARGIN + column * (WIDTH + ACROSS), MARGIN + row * (HEIGHT + DOWN), WIDTH, HEIGHT,
                cut(party.getString("name", reference)),
                reference, column == 0);
        byParty.put(party.getString("id"), box);
        boxes.add(box);
    }

    /// One line between two boxes, however many links there are.
    private List<Drawing.Line> lines(JsonArray links) {
        Set<String> drawn = new HashSet<>();
        List<Drawing.Line> lines = new ArrayList<>();
        links.stream().map(JsonObject.class::cast).forEach(link -> {
            Drawing.Box supplier = byParty.get(link.getString("supplier"));
            Drawing.Box buyer = byParty.get(link.getString("buyer"));
            if (supplier != null && buyer != null && drawn.add(link.getString("supplier") + link.getString("buyer"))) {
                lines.add(line(supplier.x() <= buyer.x() ? supplier : buyer, supplier.x() <= buyer.x() ? buyer : supplier));
            }
        });
        return lines;
    }

    /// From the right side of the nearer box to the left side of the other; between boxes of one column along the right sides.
    private static Drawing.Line line(Drawing.Box near, Drawing.Box far) {
        int from = near.x() + near.width();
        return new Drawing.Line(from, near.y() + near.height() / 2, near.x() == far.x() ? from : far.x(), far.y() + far.height() / 2);
    }

    private static String cut(String name) {
        return name.codePointCount(0, name.length()) <= LONGEST ? name : name.substring(0, name.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }
}
