/** Zoom's API in Zoom's words: token, webinars, panelists. Rides on {@code http}. */
package ca.calculquebec.cqorc.service.zoom;
