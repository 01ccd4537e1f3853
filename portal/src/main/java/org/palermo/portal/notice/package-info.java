/// The notices of the three services on one page: what has happened, what to do about it, and where. The layout's link to
/// the page shows how many are unread.
///
/// A notice holds a kind, an id and a reference. The page has words for each kind; it knows nothing else about a person.
package org.palermo.portal.notice;
