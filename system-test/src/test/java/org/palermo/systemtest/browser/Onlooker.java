package org.palermo.systemtest.browser;

import com.microsoft.playwright.Page;

/// Looks at the pages to which somebody comes, and leaves them as they are for her.
interface Onlooker {
    Onlooker NOBODY = new Onlooker() { };

    /// Before the first answer on a page, and before each further one.
    default void answering(Page page) {}

    /// Before she goes on to the next page.
    default void leaving(Page page) {}
}
