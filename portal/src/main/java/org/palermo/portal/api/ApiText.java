package org.palermo.portal.api;

/// The answer to a call for a page that a service writes itself.
///
/// @param answer its status, and the problem when there is one
/// @param text null when there is none
public record ApiText(ApiAnswer answer, String text) {

    /// The status of HTTP; 0 when there was no answer.
    public int status() {
        return answer.status();
    }
}
