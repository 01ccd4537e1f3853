package org.palermo.portal.desk.inspection.list;

import io.vertx.core.json.JsonObject;

/// How an import ended.
public record ImportTotals(int read, int imported, int matched, int rejected) {
    static ImportTotals of(JsonObject said) {
        return new ImportTotals(said.getInteger("read", 0), said.getInteger("imported", 0), said.getInteger("matched", 0),
                said.getInteger("rejected", 0));
    }
}
