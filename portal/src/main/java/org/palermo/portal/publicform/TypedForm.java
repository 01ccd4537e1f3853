package org.palermo.portal.publicform;

import java.util.List;

/// What somebody typed on a public form. It lives as long as the request.
public interface TypedForm {
    /// The code of the country that was chosen; may be empty.
    String country();

    /// The fields that must be corrected.
    ///
    /// @param countries the codes of the countries that can be chosen
    List<String> wrong(List<String> countries);
}
