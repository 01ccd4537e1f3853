package org.palermo.portal.desk.page;

import java.util.List;

/// The pages of one topic.
public interface Topic {
    /// The name of the topic: of its files of words, and of its heading on the first page of the desk (`topic.<name>`).
    String name();

    List<Page> pages();

    /// Sections that this topic adds to the records of other topics.
    default List<Addition> additions() {
        return List.of();
    }

    /// Hand-made pages to which the first page of the desk leads, after the declared ones.
    default List<Entry> entries() {
        return List.of();
    }

    /// @param page the key of the record's page
    /// @param first whether the sections stand before those of the record's own topic
    record Addition(String page, List<Section> sections, boolean first) {
        public static Addition to(String page, Section... sections) {
            return new Addition(page, List.of(sections), false);
        }

        public static Addition first(String page, Section... sections) {
            return new Addition(page, List.of(sections), true);
        }
    }

    /// @param key of its words: `<key>.title` and `<key>.lead`
    /// @param address on this site
    /// @param roles one of which its reader needs
    record Entry(String key, String address, List<String> roles) {
        public static Entry of(String key, String address, String... roles) {
            return new Entry(key, address, List.of(roles));
        }
    }
}
