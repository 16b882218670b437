"""Stores: lists of origins that many processes on many machines share."""
