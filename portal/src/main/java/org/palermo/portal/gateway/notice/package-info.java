/// Notices of all services, as one list.
package org.palermo.portal.gateway.notice;
