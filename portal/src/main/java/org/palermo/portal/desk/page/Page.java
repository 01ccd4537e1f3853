package org.palermo.portal.desk.page;

import java.util.List;
import java.util.Set;

/// A declared page.
public sealed interface Page permits ListPage, RecordPage, TaskPage {
    /// Names the page in the files of words: `<key>.title`, `<key>.lead`.
    String key();

    /// Below `/portal/desk`, with the ids of records in braces: `/shelters/{shelter}/census`.
    String path();

    /// The operations that the page calls.
    List<String> operations();

    /// The operation that decides for which roles the page is.
    String main();

    /// Whether the first page of the desk leads here.
    boolean isEntry();

    /// Narrows the roles of the main operation; empty for all of them.
    Set<String> only();
}
