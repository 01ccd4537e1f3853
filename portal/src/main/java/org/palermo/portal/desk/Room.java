package org.palermo.portal.desk;

import java.util.List;

/// The pages of one topic.
public interface Room {
    /// The name of the topic: of its files of words, and of its heading on the first page of the desk (`room.<name>`).
    String name();

    List<Page> pages();

    /// Sections that this topic adds to the records of other topics.
    default List<Addition> additions() {
        return List.of();
    }

    /// @param page the key of the record's page
    record Addition(String page, List<Section> sections) {
        public static Addition to(String page, Section... sections) {
            return new Addition(page, List.of(sections));
        }
    }
}
