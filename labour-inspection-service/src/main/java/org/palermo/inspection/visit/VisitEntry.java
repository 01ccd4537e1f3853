package org.palermo.inspection.visit;

import java.time.Instant;

/// One entry of a visit's record, with its texts opened.
///
/// @param key of the interview or the question; empty for other parts
/// @param text a code, a number, an instant, a document or a text; null when its key was destroyed
/// @param reason why it was corrected; null for what was written before the visit was closed
/// @param correction whether it was written after the visit was closed
/// @param by subject of who wrote it
public record VisitEntry(VisitPart part, String key, String text, boolean correction, String reason, String by, Instant at) {}
