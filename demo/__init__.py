"""An API and a page on two origins: what a browser allows, what it refuses, and why."""
