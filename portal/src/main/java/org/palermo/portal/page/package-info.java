/// What all pages share: frame, language, style sheets and error pages.
///
/// A page works without JavaScript. It has no inline script or style, because the content security policy forbids both. It
/// never shows a token.
package org.palermo.portal.page;
