package org.palermo.portal.gateway.notice;

import java.util.List;

/// One page of the notices of a service, latest first.
///
/// @param next the cursor of the next page, or null
public record NoticePage(List<Notice> items, String next) {}
