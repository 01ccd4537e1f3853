package org.palermo.kernel.file;

import java.io.IOException;

/// A file that is no complete picture, or one that holds something that can't be checked. The message names what.
final class InvalidPicture extends IOException {
    private static final long serialVersionUID = 1;

    InvalidPicture(String why) {
        super(why);
    }
}
