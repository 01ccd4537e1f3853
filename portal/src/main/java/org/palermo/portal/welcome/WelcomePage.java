package org.palermo.portal.welcome;

import java.util.List;
import org.palermo.portal.desk.Guide;
import org.palermo.portal.people.PersonRole;

/// One of the screens for a first sign-in.
///
/// @param step from 1
/// @param starts the first pages where the reader's work begins
public record WelcomePage(int step, List<PersonRole> roles, List<Guide.Start> starts) {
    static final int STEPS = 4;

    public int steps() {
        return STEPS;
    }

    /// The key of the heading.
    public String title() {
        return "welcome.title." + step;
    }

    public boolean isFirst() {
        return step == 1;
    }

    public boolean isLast() {
        return step == STEPS;
    }

    public int next() {
        return step + 1;
    }

    public int previous() {
        return step - 1;
    }
}
