package org.palermo.portal.desk;

import java.util.List;

/// The pages of one topic.
public interface Room {
    /// The name of the topic: of its files of words, and of its heading on the first page of the desk (`room.<name>`).
    String name();

    List<Page> pages();
}
