package org.palermo.portal.notice;

import org.palermo.portal.gateway.notice.Notice;

/// A notice as the page shows it.
///
/// @param name by which the forms name it
/// @param target the page that it leads to, or null
/// @param address of that page, or null
public record NoticeItem(Notice notice, String name, NoticeTarget target, String address) {}
