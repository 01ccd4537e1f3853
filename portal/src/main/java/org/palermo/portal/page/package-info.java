/// What every page has in common: its frame and language, its style sheets, and what it says when something fails.
///
/// A page works without JavaScript, holds no script and no style of its own (the content security policy forbids
/// both), and shows no token.
package org.palermo.portal.page;
