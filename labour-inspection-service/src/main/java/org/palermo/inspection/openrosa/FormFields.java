package org.palermo.inspection.openrosa;

import java.util.Map;
import org.palermo.inspection.indicator.Dimension;

/// The names of the form's fields, for who writes the form and who reads what was filled in.
final class FormFields {
    static final String FORM = "palermo-visit";
    static final String VERSION = "2026112902";
    /// Stands in the version of a form that carries a key, before the number of the key.
    static final String VERSION_OF_KEY = "-k";
    static final String WORKPLACE = "workplace";
    static final String KIND = "kind";
    static final String STARTED = "started";
    static final String ACCESS = "household_access";
    static final String FINDING = "finding";
    static final String SUBJECT = "subject";
    static final String WORKERS = "workers";
    static final String NOTE = "note";
    static final String PHOTO = "photo";
    /// The indicators of each dimension, as one question with several answers.
    static final Map<Dimension, String> INDICATORS = Map.of(
            Dimension.DECEPTIVE_RECRUITMENT, "dr", Dimension.COERCIVE_RECRUITMENT, "cr", Dimension.VULNERABILITY_RECRUITMENT, "vr",
            Dimension.EXPLOITATION, "ex", Dimension.COERCION_DESTINATION, "cd", Dimension.VULNERABILITY_DESTINATION, "vd");

    private FormFields() {}
}
