package ca.calculquebec.cqorc.service.eventbrite;

/** An organisation that the token's owner belongs to. */
public record Organization(String id, String name) {}
