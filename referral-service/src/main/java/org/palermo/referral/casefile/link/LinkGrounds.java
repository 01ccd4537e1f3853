package org.palermo.referral.casefile.link;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Why a link was confirmed or dismissed. A code, so that nothing about one person is written in the file of another.
@Schema(name = "CaseLinkGrounds")
public enum LinkGrounds {
    SAME_DOCUMENT,
    SHE_SAYS_SO,
    OTHER_EVIDENCE,
    /// A telephone number or an address that several people use.
    SHARED_CONTACT,
    ENTRY_ERROR,
    DIFFERENT_PERSON;

    LinkState leadsTo() {
        return switch (this) {
            case SAME_DOCUMENT, SHE_SAYS_SO, OTHER_EVIDENCE -> LinkState.CONFIRMED;
            case SHARED_CONTACT, ENTRY_ERROR, DIFFERENT_PERSON -> LinkState.DISMISSED;
        };
    }
}
