package org.palermo.portal.session;

/// The kind of browser and system of a session, from its user agent. No version and nothing else of the user agent is kept.
record Device(Browser browser, System system) {

    /// The name is null when the page has a word for it.
    enum Browser {
        FIREFOX("Firefox"), CHROME("Chrome"), EDGE("Edge"), SAFARI("Safari"), OPERA("Opera"), SAMSUNG("Samsung Internet"), OTHER(null);

        private final String own;

        Browser(String own) {
            this.own = own;
        }

        String ownName() {
            return own;
        }
    }

    enum System {
        ANDROID("Android"), IOS("iOS"), WINDOWS("Windows"), MACOS("macOS"), CHROMEOS("ChromeOS"), LINUX("Linux"), OTHER(null);

        private final String own;

        System(String own) {
            this.own = own;
        }

        String ownName() {
            return own;
        }
    }

    /// @param userAgent the header of the request, or null
    static Device of(String userAgent) {
        String said = userAgent == null ? "" : userAgent;
        return new Device(browser(said), system(said));
    }

    /// As stored. A value that this version does not know, because a later one has stored it, counts as `OTHER`.
    static Device stored(String browser, String system) {
        return new Device(word(Browser.values(), browser, Browser.OTHER), word(System.values(), system, System.OTHER));
    }

    private static <E extends Enum<E>> E word(E[] all, String name, E otherwise) {
        for (E one : all) {
            if (one.name().equals(name)) {
                return one;
            }
        }
        return otherwise;
    }

    /// Most browsers also say that they are Chrome and Safari, so the rarer names come first.
    private static Browser browser(String said) {
        if (said.contains("Edg/") || said.contains("EdgA/") || said.contains("EdgiOS/")) {
            return Browser.EDGE;
        }
        if (said.contains("OPR/")) {
            return Browser.OPERA;
        }
        if (said.contains("SamsungBrowser/")) {
            return Browser.SAMSUNG;
        }
        if (said.contains("Firefox/") || said.contains("FxiOS/")) {
            return Browser.FIREFOX;
        }
        if (said.contains("Chrome/") || said.contains("CriOS/")) {
            return Browser.CHROME;
        }
        return said.contains("Safari/") ? Browser.SAFARI : Browser.OTHER;
    }

    private static System system(String said) {
        if (said.contains("Android")) {
            return System.ANDROID;
        }
        if (said.contains("iPhone") || said.contains("iPad") || said.contains("iPod")) {
            return System.IOS;
        }
        if (said.contains("Windows")) {
            return System.WINDOWS;
        }
        if (said.contains("Mac OS X")) {
            return System.MACOS;
        }
        if (said.contains("CrOS")) {
            return System.CHROMEOS;
        }
        return said.contains("Linux") ? System.LINUX : System.OTHER;
    }
}
