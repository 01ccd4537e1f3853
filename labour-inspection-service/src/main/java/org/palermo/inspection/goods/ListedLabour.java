package org.palermo.inspection.goods;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What the list of goods says of a good from a country.
@Schema(name = "ListedLabour")
public enum ListedLabour {
    CHILD_LABOUR,
    FORCED_LABOUR,
    FORCED_CHILD_LABOUR
}
